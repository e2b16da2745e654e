import * as vscode from 'vscode';

/** What a person has answered in one step: a value, or that the step before is wanted; null is the end of it all. */
export type Answer<T> = { readonly value: T } | 'back' | null;

/** Where a step stands: its title, and whether there is one before it. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

export interface TextStep {
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** A sentence when the text will not do; null when it will. */
  readonly validate?: (text: string) => string | null;
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export function askText(
  place: StepPlace,
  { prompt, value, placeholder = '', password = false, validate }: TextStep,
): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { ...place, prompt, value, placeholder, password, ignoreFocusOut: true });
  const check = (): boolean => {
    input.validationMessage = validate?.(input.value.trim()) ?? undefined;
    return input.validationMessage === undefined;
  };
  return settled(input, place, (done) => {
    input.onDidChangeValue(check);
    // A password may begin or end with a space.
    input.onDidAccept(() => check() && done({ value: password ? input.value : input.value.trim() }));
  });
}

export function askChoice<T>(place: StepPlace, placeholder: string, choices: readonly Choice<T>[], current: T): Promise<Answer<T>> {
  const input = vscode.window.createQuickPick<Choice<T>>();
  Object.assign(input, { ...place, placeholder, items: choices, ignoreFocusOut: true });
  input.activeItems = choices.filter(({ value }) => value === current);
  return settled(input, place, (done) => {
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      if (chosen !== undefined) done({ value: chosen.value });
    });
  });
}

function settled<T>(
  input: vscode.InputBox | vscode.QuickPick<Choice<T>>,
  { step }: StepPlace,
  listen: (done: (answer: Answer<T>) => void) => void,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const done = (answer: Answer<T>): void => {
      resolve(answer);
      input.dispose();
    };
    input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
    input.onDidTriggerButton((button) => button === vscode.QuickInputButtons.Back && done('back'));
    input.onDidHide(() => done(null));
    listen(done);
    input.show();
  });
}

/** A step changes what is being made; one that does not apply to it is passed over in both directions. */
export interface Step<S> {
  readonly applies: (state: S) => boolean;
  readonly ask: (state: S, place: StepPlace) => Promise<Answer<S>>;
}

/** Goes through the steps, back and forth; null when the person has left. */
export async function walkThrough<S>(title: string, steps: readonly Step<S>[], start: S): Promise<S | null> {
  /** States in which the steps that were answered began. */
  const before: { readonly at: number; readonly state: S }[] = [];
  let state = start;
  for (let at = 0; at < steps.length; ) {
    const step = steps[at];
    if (step === undefined || !step.applies(state)) {
      at++;
      continue;
    }
    const current = state;
    const totalSteps = steps.filter(({ applies }) => applies(current)).length;
    const answer = await step.ask(state, { title, step: before.length + 1, totalSteps });
    if (answer === null) return null;
    if (answer === 'back') {
      const last = before.pop();
      if (last === undefined) return null;
      // What was answered later stays filled in.
      at = last.at;
      continue;
    }
    before.push({ at, state });
    state = answer.value;
    at++;
  }
  return state;
}
