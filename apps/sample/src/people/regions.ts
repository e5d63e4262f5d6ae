/** The territories of the company, and the markets that it sells in, with their part of the business. */
export const regionWeights = { North: 0.34, East: 0.27, South: 0.22, West: 0.17 } as const;

export type Region = keyof typeof regionWeights;
export const regions = Object.keys(regionWeights) as readonly Region[];
