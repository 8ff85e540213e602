import { describe, expect, given } from '../../fixtures/claims';
import { status } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { ask, binary, done, reply, request } from './requests';

const [before, after] = [{ value: 'before' }, { value: 'after' }];

describe('binary › append, prepend', () => {
  claim.over(
    binary,
    'binary.append',
    'Append and Prepend extend the value, and reply the CAS unique',
    async ({ cache, key }) => {
      const k = key();
      given(await cache.set(k, '-', { flags: 7 })).toBe('stored');
      const appended = await ask(cache, 'append', k, after);
      expect(appended).toMatchObject(done);
      expect(await cache.gets(k)).toMatchObject({ cas: appended.cas });
      const prepended = await ask(cache, 'prepend', k, before);
      expect(prepended).toMatchObject(done);
      expect(prepended.cas).not.toBe(appended.cas);
      const { cas } = prepended;
      expect(await cache.gets(k)).toEqual({ value: Buffer.from('before-after'), flags: 7, cas });
    },
  );

  claim.over(
    binary,
    'binary.append',
    'an item that Append and Prepend extend expires on its tick',
    async ({ cache, time }) => {
      const write = { run: (k: string) => cache.set(k, k, { ttl: 3 }), gives: 'stored', ttl: 3 };
      const extend = {
        afterTicks: 1,
        run: (k: string) => Promise.all([cache.append(k, '!'), cache.prepend(k, '!')]),
        gives: ['stored', 'stored'],
      };
      const scenario = { items: 3, write, then: [extend] };
      expect(await time(cache).lifetimes(scenario)).toExpireOnTick();
    },
  );

  claim.over(
    binary,
    'binary.append-missing',
    'Append and Prepend to a missing key are Not stored',
    async ({ cache, key }) => {
      const k = key();
      const refused = { status: status.itemNotStored, extrasLength: 0, keyLength: 0, cas: 0n };
      expect(await ask(cache, 'append', k, after)).toMatchObject(refused);
      expect(await ask(cache, 'prepend', k, before)).toMatchObject(refused);
      expect(await cache.get(k)).toBe('miss');
      given(await cache.set(k, 'two')).toBe('stored');
      given(await cache.get(k)).toHold('two');
    },
  );

  claim.over(
    binary,
    'binary.appendq',
    'AppendQ and PrependQ are silent where they store',
    async ({ cache, key }) => {
      const [existing, missing] = [key(), key()];
      given(await cache.set(existing, '-')).toBe('stored');
      const responses = await cache.quiet([
        request('appendQ', existing, after),
        request('appendQ', missing, after),
        request('prependQ', missing, before),
        request('prependQ', existing, before),
      ]);
      expect(responses).toMatchObject([
        reply('appendQ', 'itemNotStored'),
        reply('prependQ', 'itemNotStored'),
      ]);
      expect(await cache.get(existing)).toHold('before-after');
      expect(await cache.get(missing)).toBe('miss');
    },
  );
});
