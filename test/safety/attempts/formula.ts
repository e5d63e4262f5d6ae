import type { FormulaWorld } from './formula-world';
import { outcomeOfError, outcomeOfValue, type Outcome } from './outcome';

/** As the formula of a metric, which is asked for where it is sound. */
export async function attemptFormula(input: string, world: FormulaWorld): Promise<Outcome> {
  return valueOf(world, { formula: input });
}

/** As a formula; the condition that some bear as a second argument is also tried where this language has conditions. */
export async function attemptCompiled(input: string, world: FormulaWorld): Promise<Outcome> {
  const asWritten = await attemptFormula(input, world);
  const [, argument, condition] = /^sum\((\w+), (.+)\)$/su.exec(input) ?? [];
  if (condition === undefined) return asWritten;
  return `${asWritten}; as where: ${await attemptFormula(`sum(${argument}).where(${condition})`, world)}`;
}

/**
 * What is meant for an engine that the product does not speak to: as a formula, as a condition and as the source of a dataset,
 * the places where somebody would try to hand it over.
 */
export async function attemptForeignStatement(input: string, world: FormulaWorld): Promise<Outcome> {
  const asFormula = await valueOf(world, { formula: input });
  const asCondition = await valueOf(world, { formula: 'count()', where: input });
  return `formula: ${asFormula}; where: ${asCondition}`;
}

/** What formulas are worth as long as nobody has changed what they stand on. */
export const reference = { formula: '0.1 + 0.2 + sqrt(16) + sum(revenue) / count()', value: 19.675 } as const;

async function valueOf(world: FormulaWorld, metric: Parameters<FormulaWorld['valueOf']>[0]): Promise<Outcome> {
  try {
    return outcomeOfValue(await world.valueOf(metric));
  } catch (error) {
    return outcomeOfError(error);
  }
}
