import { CatalogCache } from './catalog-cache';

const overlay = () => Promise.resolve([]);

it('builds the catalog of a world once for all that ask at once', async () => {
  const cache = new CatalogCache();
  let fetched = 0;
  const entries = () => Promise.resolve((fetched += 1)).then(() => []);
  const asked = { key: 'world', entries, overlay };
  const [first, second] = await Promise.all([cache.catalogOf(asked), cache.catalogOf(asked)]);
  expect(second).toBe(first);
  expect(fetched).toBe(1);
});

it('does not keep that the definitions could not be read', async () => {
  const cache = new CatalogCache();
  const away = () => Promise.reject(new Error('the store is away'));
  const asked = { key: 'world', overlay_key: 'unsaved', overlay };
  await expect(cache.catalogOf({ ...asked, entries: away })).rejects.toThrow('the store is away');
  await expect(cache.catalogOf({ ...asked, entries: overlay })).resolves.toBeDefined();
});

it('answers who waits for a catalog that others have crowded out meanwhile', async () => {
  const cache = new CatalogCache();
  const worlds = Array.from({ length: 100 }, (_, index) => ({ key: `world ${index}`, entries: overlay, overlay }));
  const catalogs = await Promise.all(worlds.map((world) => cache.catalogOf(world)));
  expect(new Set(catalogs).size).toBe(100);
});
