import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { initSync, MSTL } from '@bsull/augurs/mstl';
import type { SeasonalModel } from '@core/result';

let isLoaded = false;

/**
 * Seasonal and trend decomposition by LOESS (STL), the trend carried on by the exponential smoothing that fits best. The same series gives
 * the same forecast. WebAssembly is loaded when the first forecast is asked for, which takes about 15 ms.
 * @see https://github.com/grafana/augurs
 */
export const mstlModel: SeasonalModel = {
  nameFor: (season) => `STL decomposition with an ETS trend, season ${season}`,
  forecast: (series, { season, count }) => {
    load();
    const model = MSTL.ets([season], { impute: false });
    try {
      model.fit([...series]);
      return model.predict(count).point;
    } catch (error) {
      // That it finds no fit it says with a text; anything else is a fault.
      if (typeof error === 'string') return undefined;
      throw error;
    } finally {
      model.free();
    }
  },
};

function load(): void {
  if (isLoaded) return;
  const folder = dirname(require.resolve('@bsull/augurs/mstl'));
  initSync({ module: readFileSync(join(folder, 'mstl_bg.wasm')) });
  isLoaded = true;
}
