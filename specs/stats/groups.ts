/** What the groups of statistics tell, put in order. */

/** The sum of one statistic over all slab classes. */
export const overClasses = (stats: Readonly<Record<string, string>>, name: string): number =>
  Object.entries(stats)
    .filter(([each]) => each.endsWith(`:${name}`))
    .reduce((sum, [, value]) => sum + Number(value), 0);

/** The slab classes that hold items. */
export const classesIn = (items: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(Object.keys(items).map((name) => name.split(':')[1] ?? '')),
];
