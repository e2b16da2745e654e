/**
 * Groups of nodes that can reach each other (Tarjan 1972), without recursion since chains of views can be long.
 * Only groups with a cycle are returned: several nodes, or one that points at itself.
 */
export function findCycles<Node>(nodes: Iterable<Node>, next: (node: Node) => Iterable<Node>): Node[][] {
  const order = new Map<Node, { index: number; low: number; onStack: boolean }>();
  const stack: Node[] = [];
  const cycles: Node[][] = [];
  const enter = (node: Node) => {
    const state = { index: order.size, low: order.size, onStack: true };
    order.set(node, state);
    stack.push(node);
    return { node, state, edges: next(node)[Symbol.iterator](), self: false };
  };
  for (const root of nodes) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const edge = frame.edges.next();
      if (edge.done !== true) {
        const target = edge.value;
        if (target === frame.node) frame.self = true;
        const seen = order.get(target);
        if (seen === undefined) path.push(enter(target));
        else if (seen.onStack) frame.state.low = Math.min(frame.state.low, seen.index);
        continue;
      }
      path.pop();
      const below = path.at(-1);
      if (below !== undefined) below.state.low = Math.min(below.state.low, frame.state.low);
      if (frame.state.low !== frame.state.index) continue;
      const group: Node[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        const state = order.get(member);
        if (state !== undefined) state.onStack = false;
        group.push(member);
        if (member === frame.node) break;
      }
      if (group.length > 1 || frame.self) cycles.push(group.toReversed());
    }
  }
  return cycles;
}
