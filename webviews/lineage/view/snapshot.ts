import type { Camera } from './camera.ts';

/** The picture as it was painted last, to be shown while it moves: copying it takes a millisecond, painting a large one many. */
export interface Snapshot {
  /** Keeps what is on the canvas, and where the camera was. */
  take(canvas: HTMLCanvasElement, camera: Camera): void;
  /** Draws it as it looks from another camera, in pixels of the page; false when there is none. */
  draw(context: CanvasRenderingContext2D, camera: Camera, width: number, height: number): boolean;
  clear(): void;
}

export function createSnapshot(): Snapshot {
  const copy = document.createElement('canvas');
  const context = copy.getContext('2d', { alpha: false });
  let taken: Camera | null = null;
  return {
    take(canvas, camera) {
      if (context === null) return;
      if (copy.width !== canvas.width || copy.height !== canvas.height) [copy.width, copy.height] = [canvas.width, canvas.height];
      context.drawImage(canvas, 0, 0);
      taken = camera;
    },
    draw(target, camera, width, height) {
      if (taken === null) return false;
      const scale = camera.zoom / taken.zoom;
      target.drawImage(copy, camera.x - taken.x * scale, camera.y - taken.y * scale, width * scale, height * scale);
      return true;
    },
    clear() {
      taken = null;
    },
  };
}
