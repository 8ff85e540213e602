import { describe, expect } from '../../fixtures/claims';
import { passwordFile } from '../../fixtures/server/secrets/start';
import { eventually } from '../../fixtures/time/eventually';
import { encodeRequest, opcodes } from '../../fixtures/protocol/binary-packet';
import { claim } from './claims';
import { setOf, token } from './login';

const unauthenticated = 'CLIENT_ERROR unauthenticated';
const failure = 'CLIENT_ERROR authentication failure';

describe('auth › password file', () => {
  claim(
    'auth.text-ok',
    'user and password, set as any key, open the connection',
    async ({ text, secrets, key }) => {
      const [{ login }, cache, another] = [await secrets(), await text(), await text()];
      const block = token(login);
      expect(await cache.command('get any')).toBe(unauthenticated);
      expect(await cache.command(`set any 0 0 ${String(block.length)}`, block)).toBe('STORED');
      const k = key();
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
      expect(await cache.get('any')).toBe('miss');
      // Flags and exptime are ignored: a login does not expire.
      expect(await another.command(`set more 7 -1 ${String(block.length)}`, block)).toBe('STORED');
      expect(await another.get(k)).toHold('one');
    },
  );

  claim(
    'auth.text-wrong',
    'a wrong login fails, and the right one works after it',
    async ({ wire, secrets }) => {
      const [{ login, other }, raw] = [await secrets(), await wire()];
      const answer = async (block: string): Promise<string> => {
        await raw.send(setOf(block));
        return raw.readLine();
      };
      const { user, password } = login;
      expect(await answer(token({ user, password: other.password }))).toBe(failure);
      expect(await answer(token({ user: other.user, password }))).toBe(failure);
      expect(await answer(token({ user, password: password.slice(0, -1) }))).toBe(failure);
      expect(await answer(token({ user, password: `${password}x` }))).toBe(failure);
      await raw.send('get unseen\r\n');
      expect(await raw.readLine()).toBe(unauthenticated);
      expect(await answer(token(login))).toBe('STORED');
      expect(await raw.exchange('get unseen\r\n')).toBe('END\r\n');
    },
  );

  claim('auth.text-no-space', 'a token without a blank is a bad one', async ({ wire, secrets }) => {
    const [{ login }, raw] = [await secrets(), await wire()];
    await raw.send(setOf(`${login.user}:${login.password}`));
    expect(await raw.readLine()).toBe('CLIENT_ERROR bad authentication token format');
    await raw.send(setOf(token(login)));
    expect(await raw.readLine()).toBe('STORED');
  });

  claim(
    'auth.text-token-limit',
    'a token of 16385 bytes is refused before it comes, one of 1000 bytes after it',
    async ({ answerTo }) => {
      expect(await answerTo(setOf(`user ${'x'.repeat(995)}`))).toBe(failure);
      expect(await answerTo('set auth 0 0 16385\r\n')).toBe('CLIENT_ERROR auth token too long');
    },
  );

  claim(
    'auth.text-required',
    'no command is served before the login',
    async ({ wire, secrets }) => {
      const [{ login }, raw] = [await secrets(), await wire()];
      const answer = async (line: string): Promise<string> => {
        await raw.send(`${line}\r\n`);
        return raw.readLine();
      };
      const lines = ['get key', 'version', 'stats items', 'incr key 1', 'delete key', 'nonsense'];
      const answers = [
        await answer('get key'),
        await answer('version'),
        await answer('stats items'),
        await answer('incr key 1'),
        await answer('delete key'),
        await answer('nonsense'),
      ];
      expect(answers).toEqual(lines.map(() => unauthenticated));
      await raw.send(setOf(token(login)));
      expect(await raw.readLine()).toBe('STORED');
      expect(await answer('delete key')).toBe('NOT_FOUND');
    },
  );

  claim('auth.text-short-line', 'a short line is not served before the login', {
    documented: async ({ answerTo }) => {
      expect(await answerTo('mn\r\n')).toBe(unauthenticated);
      expect(await answerTo('quit\r\n')).toBe(unauthenticated);
    },
    deviates: async ({ answerTo }) => {
      expect(await answerTo('mn\r\n')).toBe('closed');
      expect(await answerTo('quit\r\n')).toBe('closed');
    },
  });

  claim(
    'auth.text-failed-store-leaks-nothing',
    'what is sent before the login has no effect',
    async ({ wire, text, secrets, key }) => {
      const [{ login }, cache, stranger] = [await secrets(), await text(), await wire()];
      const block = token(login);
      const k = key();
      expect(await cache.command(`set auth 0 0 ${String(block.length)}`, block)).toBe('STORED');
      expect(await cache.set(k, 'one')).toBe('stored');
      // A set is a try to log in, whatever it is meant for; its block is the token.
      await stranger.send(`set ${k} 0 0 5\r\nu two\r\n`);
      expect(await stranger.readLine()).toBe(failure);
      await stranger.send(`delete ${k}\r\n`);
      expect(await stranger.readLine()).toBe(unauthenticated);
      await stranger.send('flush_all\r\n');
      expect(await stranger.readLine()).toBe(unauthenticated);
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim(
    'auth.text-per-connection',
    'a second connection needs a login of its own',
    async ({ wire, secrets }) => {
      const [{ login }, one, two] = [await secrets(), await wire(), await wire()];
      await one.send(setOf(token(login)));
      expect(await one.readLine()).toBe('STORED');
      await two.send('get unseen\r\n');
      expect(await two.readLine()).toBe(unauthenticated);
      expect(await one.exchange('get unseen\r\n')).toBe('END\r\n');
    },
  );

  claim(
    'auth.text-binary-refused',
    'a packet of the binary protocol is taken for a line of text',
    async ({ wire, answerTo, secrets }) => {
      const [{ login }, raw] = [await secrets(), await wire()];
      // The line end completes what is no packet here.
      const packet = `${encodeRequest({ opcode: opcodes.version }).toString('latin1')}\r\n`;
      expect(await answerTo(packet)).toBe(unauthenticated);
      await raw.send(setOf(token(login)));
      expect(await raw.readLine()).toBe('STORED');
      expect(await raw.exchange(packet)).toMatch(/^(CLIENT_)?ERROR.*\r\n$/);
    },
  );

  claim(
    'auth.text-reload',
    'a changed password file counts after SIGHUP',
    async ({ ownServer, text, answerTo, secrets }) => {
      const [{ login, other }, cache] = [await secrets(), await text()];
      const block = token(login);
      expect(await cache.command(`set auth 0 0 ${String(block.length)}`, block)).toBe('STORED');
      const answer = (): Promise<string> => answerTo(setOf(token(other)));
      expect(await answer()).toBe(failure);
      await ownServer.writeFiles({ passwords: passwordFile(other) });
      expect(await answer()).toBe(failure);
      await ownServer.signal('SIGHUP');
      expect(await eventually(cache, answer, (line) => line === 'STORED', 3)).toBe('STORED');
      expect(await answerTo(setOf(block))).toBe(failure);
      // Who is in stays in.
      expect(await cache.get('unseen')).toBe('miss');
    },
  );

  claim(
    'auth.text-stats',
    'logins are counted, and failed ones apart',
    async ({ text, answerTo, secrets }) => {
      const [{ login, other }, cache] = [await secrets(), await text()];
      const block = token(login);
      expect(await cache.command(`set auth 0 0 ${String(block.length)}`, block)).toBe('STORED');
      const before = await cache.stats();
      expect(await answerTo(setOf(token(other)))).toBe(failure);
      expect(await answerTo(setOf(block))).toBe('STORED');
      const after = await cache.stats();
      const more = (name: string): number => Number(after[name]) - Number(before[name]);
      expect([more('auth_cmds'), more('auth_errors')]).toEqual([2, 1]);
      const { auth_enabled_ascii: file } = await cache.stats('settings');
      expect(file).toMatch(/\/passwords$/);
    },
  );
});
