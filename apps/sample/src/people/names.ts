import type { Random } from '../chance/random';

const given = [
  'Alena', 'Boris', 'Chen', 'Daria', 'Emil', 'Fatima', 'Gleb', 'Hanna', 'Igor', 'Jana', 'Kirill', 'Lena', 'Mira', 'Nikita',
  'Olga', 'Pavel', 'Rita', 'Stefan', 'Tamara', 'Viktor', 'Wei', 'Yana', 'Zoya', 'Anton', 'Marta', 'Oleg', 'Ivan', 'Sofia',
]; // prettier-ignore
const family = [
  'Adamek', 'Barth', 'Chou', 'Dolin', 'Eberle', 'Falk', 'Gorski', 'Hahn', 'Ilic', 'Jansen', 'Kolas', 'Lindt', 'Moroz', 'Novik',
  'Orlov', 'Petrov', 'Quist', 'Rudak', 'Sokol', 'Tamm', 'Urban', 'Vogel', 'Wolski', 'Yanko', 'Zima', 'Lis', 'Kowal', 'Berg',
]; // prettier-ignore
const firstHalf = [
  'Alto', 'Bel', 'Cor', 'Delta', 'Eko', 'Fern', 'Grano', 'Helio', 'Inter', 'Juno', 'Kron', 'Lumen', 'Mira', 'Nord', 'Opti',
  'Prim', 'Quadra', 'Rosa', 'Solo', 'Terra', 'Uni', 'Vita', 'West', 'Zen',
]; // prettier-ignore
const secondHalf = [
  'tech',
  'food',
  'market',
  'lab',
  'trade',
  'build',
  'works',
  'line',
  'farm',
  'media',
  'care',
  'store',
];
const forms = ['Ltd', 'Group', 'Partners', '& Co', 'Trade', 'Service'];

export function personName(random: Random): string {
  return `${random.pick(given)} ${random.pick(family)}`;
}

export function companyName(random: Random): string {
  return `${random.pick(firstHalf)}${random.pick(secondHalf)} ${random.pick(forms)}`;
}
