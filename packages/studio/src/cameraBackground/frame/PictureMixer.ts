import { LineScaler } from './LineScaler.ts';
import type { PlanarPicture, Plane } from './Plane.ts';

const full = 255;

/** Keeps the scalers for the sizes that were used last. */
class PlaneMixer {
  #mask: LineScaler | undefined;
  #background: LineScaler | undefined;

  mix(picture: Plane, { background, mask }: { background: Plane; mask: Plane }): void {
    this.#mask = this.#mask?.fits(mask, picture) ? this.#mask : new LineScaler({ from: mask, to: picture });
    this.#background = this.#background?.fits(background, picture) ? this.#background : new LineScaler({ from: background, to: picture });
    for (let row = 0; row < picture.height; row += 1) {
      const shares = this.#mask.getLine(mask, row);
      const behind = this.#background.getLine(background, row);
      const start = row * picture.width;
      for (let column = 0; column < picture.width; column += 1) {
        const share = shares[column] ?? 0;
        if (share === full) continue;
        const seen = picture.data[start + column] ?? 0;
        const hidden = behind[column] ?? 0;
        // (a * 257 + 256) >> 16 divides products of two bytes by 255.
        picture.data[start + column] = share === 0 ? hidden : ((seen * share + hidden * (full - share)) * 257 + 32_896) >>> 16;
      }
    }
  }
}

/** Puts another background behind a person. */
export class PictureMixer {
  readonly #mixers = { y: new PlaneMixer(), u: new PlaneMixer(), v: new PlaneMixer() };

  /**
   * Changes the picture where it stands.
   *
   * @param background of any size: it is stretched over the picture, plane by plane.
   * @param mask 255 where the person is, 0 where the background is to be seen; of any size.
   */
  mix(picture: PlanarPicture, { background, mask }: { background: PlanarPicture; mask: Plane }): void {
    for (const plane of ['y', 'u', 'v'] as const) this.#mixers[plane].mix(picture[plane], { background: background[plane], mask });
  }
}
