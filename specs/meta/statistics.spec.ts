import { describe, expect } from '../../fixtures/claims';
import { asTabled, movesOf, type Counted } from '../../fixtures/claims/counters';
import type { MetaCache } from '../../fixtures/drivers/meta';
import { claim } from './claims';
import { ma, md, meta, mg, ms } from './commands';

const commands: Counted<MetaCache>[] = [
  ['mg v', (c, k) => mg(c, k, 'v'), 'VA 1\r\n1', { cmd_get: 1, get_hits: 1 }],
  ['mg v of a missing key', (c, _, k) => mg(c, k, 'v'), 'EN', { cmd_get: 1, get_misses: 1 }],
  ['mg v T100', (c, k) => mg(c, k, 'v T100'), 'VA 1\r\n1', { cmd_touch: 1, touch_hits: 1 }],
  ['ms', (c, _, k) => ms(c, k, '1'), 'HD', { cmd_set: 1 }],
  ['ms ME of an existing key', (c, k) => ms(c, k, '1', 'ME'), 'NS', { cmd_set: 1 }],
  ['ma', (c, k) => ma(c, k), 'HD', { incr_hits: 1 }],
  ['ma MD', (c, k) => ma(c, k, 'MD'), 'HD', { decr_hits: 1 }],
  ['ma of a missing key', (c, _, k) => ma(c, k), 'NF', { incr_misses: 1 }],
  ['md', (c, k) => md(c, k), 'HD', { delete_hits: 1 }],
  ['md of a missing key', (c, _, k) => md(c, k), 'NF', { delete_misses: 1 }],
  ['md I', (c, k) => md(c, k, 'I'), 'HD', {}],
  ['me', async (c, k) => (await c.me(k)).code, 'ME', { cmd_meta: 1 }],
  ['mn', async (c) => (await c.mn()).code, 'MN', {}],
];

describe('meta › statistics', () => {
  // All counters of commands are compared: those that a command does not move are part of it.
  claim.over(
    meta,
    'meta.counts.as-text',
    'each meta command counts as the text command that does the same',
    async ({ cache, key }) => {
      expect(await movesOf(cache, key, commands)).toEqual(asTabled(commands));
    },
  );
});
