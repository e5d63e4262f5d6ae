/** Whether a path pattern stands for several files. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/** A pattern as an expression over whole relative paths: `**` any folders, `*` and `?` within one name, `[…]` one character. */
export function globToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\[[^\]/]+\]|[\\^$.|+(){}[\]]/g, (part) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return part.length > 1 ? part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\') : `\\${part}`;
  });
  return new RegExp(`^${source}$`, 'u');
}
