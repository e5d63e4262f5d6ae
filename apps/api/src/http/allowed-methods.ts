import type { RouteOptions } from 'fastify';

/** Remembers which methods each path answers, to tell a wrong method (405) from a wrong path (404). */
export class AllowedMethods {
  private readonly routes: { readonly path: RegExp; readonly methods: readonly string[] }[] = [];

  add({ url, method }: Pick<RouteOptions, 'url' | 'method'>): void {
    const path = new RegExp(`^${url.replaceAll(/[.*+?^$|()[\]\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, '[^/]+')}$`);
    this.routes.push({ path, methods: [method].flat() });
  }

  at(path: string): readonly string[] {
    const methods = this.routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].toSorted();
  }
}
