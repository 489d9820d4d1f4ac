type Colour = readonly [red: number, green: number, blue: number];

const inEllipse = (x: number, y: number, [centreX, centreY, radiusX, radiusY]: readonly [number, number, number, number]): boolean =>
  ((x - centreX) / radiusX) ** 2 + ((y - centreY) / radiusY) ** 2 <= 1;

const shade = ([red, green, blue]: Colour, light: number): Colour => [red * light, green * light, blue * light];

/** True where the figure is. @param x @param y shares of the picture's width and height, of a picture of 16:9. */
export const isFigure = (x: number, y: number): boolean =>
  inEllipse(x, y, [0.5, 0.42, 0.095, 0.26]) ||
  inEllipse(x, y, [0.5, 1.02, 0.22, 0.34]) ||
  (Math.abs(x - 0.5) < 0.05 && y > 0.6 && y < 0.75);

/** A drawn person before a striped wall: what stands in for someone before a camera. Colours 0..255. */
export function figureColour(x: number, y: number): Colour {
  const light = 1.1 - 0.9 * Math.abs(x - 0.46);
  if (inEllipse(x, y, [0.47, 0.43, 0.014, 0.014]) || inEllipse(x, y, [0.53, 0.43, 0.014, 0.014])) return [45, 32, 25];
  if (inEllipse(x, y, [0.5, 0.56, 0.03, 0.018])) return [165, 70, 62];
  if (inEllipse(x, y, [0.5, 0.44, 0.083, 0.22]) && y > 0.3) return shade([232, 184, 150], light);
  if (inEllipse(x, y, [0.5, 0.42, 0.095, 0.26])) return shade([62, 40, 24], light);
  if (Math.abs(x - 0.5) < 0.05 && y > 0.6 && y < 0.75) return shade([195, 145, 112], light);
  if (inEllipse(x, y, [0.5, 1.02, 0.22, 0.34])) return shade([52, 84, 150], light);
  const isStripe = Math.floor(x * 96) % 2 === 0;
  return isStripe ? [205, 198, 182] : [150, 168, 176];
}
