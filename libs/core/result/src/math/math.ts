import {
  absDependencies,
  addDependencies,
  create,
  divideDependencies,
  expDependencies,
  log10Dependencies,
  logDependencies,
  multiplyDependencies,
  powDependencies,
  signDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  type FactoryFunctionMap,
} from 'mathjs/number';
import type { BigNumber } from './big-number';

interface Unary {
  (x: number): number;
  (x: BigNumber): BigNumber;
  (x: number | BigNumber): number | BigNumber;
}

interface Binary {
  (x: number, y: number): number;
  (x: BigNumber, y: BigNumber): BigNumber;
}

/** The few functions of mathjs that the remainder needs: on doubles all of them, on BigNumbers those that stay exact. */
interface Arithmetic {
  readonly add: Binary;
  readonly subtract: Binary;
  readonly multiply: Binary;
  readonly pow: Binary;
  readonly unaryMinus: Unary;
  readonly abs: Unary;
  readonly divide: (x: number, y: number) => number;
  readonly sqrt: (x: number) => number;
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  readonly log10: (x: number) => number;
  readonly sign: (x: number) => number;
}

interface TypedFunction {
  readonly signatures: Readonly<Record<string, unknown>>;
}

interface Instance extends Arithmetic {
  readonly typed: (name: string, signatures: TypedFunction['signatures']) => TypedFunction;
}

const dependencies = {
  absDependencies,
  addDependencies,
  divideDependencies,
  expDependencies,
  log10Dependencies,
  logDependencies,
  multiplyDependencies,
  powDependencies,
  signDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
} as FactoryFunctionMap;

/**
 * An instance of our own from the number build (half the load time and memory of the whole, and real: `sqrt(-1)` is NaN,
 * never complex), widened by BigNumber. It holds no parser, and nothing outside this file can reach its `import` or `config`.
 */
function createArithmetic(): Arithmetic {
  const { typed, ...doubles } = create(dependencies) as unknown as Instance;
  const widen = <F extends Unary | Binary>(name: string, onDoubles: F, signature: string, onBigNumbers: unknown) =>
    typed(name, { ...(onDoubles as Partial<TypedFunction>).signatures, [signature]: onBigNumbers }) as unknown as F;
  const pair = (name: string, onDoubles: Binary, apply: (x: BigNumber, y: BigNumber) => BigNumber) =>
    widen(name, onDoubles, 'BigNumber, BigNumber', apply);
  const single = (name: string, onDoubles: Unary, apply: (x: BigNumber) => BigNumber) =>
    widen(name, onDoubles, 'BigNumber', apply);
  const { divide, sqrt, exp, log, log10, sign } = doubles;
  return {
    add: pair('add', doubles.add, (x, y) => x.plus(y)),
    subtract: pair('subtract', doubles.subtract, (x, y) => x.minus(y)),
    multiply: pair('multiply', doubles.multiply, (x, y) => x.times(y)),
    pow: pair('pow', doubles.pow, (x, y) => x.pow(y)),
    unaryMinus: single('unaryMinus', doubles.unaryMinus, (x) => x.negated()),
    abs: single('abs', doubles.abs, (x) => x.abs()),
    divide,
    sqrt,
    exp,
    log,
    log10,
    sign,
  };
}

export const math = createArithmetic();
