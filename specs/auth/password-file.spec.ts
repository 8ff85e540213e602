import { describe, expect, given } from '../../fixtures/claims';
import { encodeRequest, opcodes } from '../../fixtures/protocol/binary-packet';
import { passwordFile } from '../../fixtures/server/secrets/start';
import { eventually } from '../../fixtures/time/eventually';
import { claim } from './claims';
import { logIn, loginAs, say, setOf } from './login';

const unauthenticated = 'CLIENT_ERROR unauthenticated';
const failure = 'CLIENT_ERROR authentication failure';

describe('auth › password file', () => {
  // The last one shows that flags and exptime are ignored: a login does not expire.
  claim('auth.text-ok', 'a set with the login logs in', async ({ wire, text, secrets, key }) => {
    const [{ login }, w, cache, k] = [await secrets(), await wire(), await text(), key()];
    const block = `${login.user} ${login.password}`;
    expect(await cache.command('get any')).toBe(unauthenticated);
    expect(await cache.command(`set any 0 0 ${block.length}`, block)).toBe('STORED');
    expect(await cache.set(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one');
    expect(await cache.get('any')).toBe('miss');
    expect(await say(w, setOf(block, 'set more 7 -1'))).toBe('STORED');
    expect(await w.exchange(`get ${k}\r\n`)).toBe(`VALUE ${k} 0 3\r\none\r\nEND\r\n`);
  });

  claim('auth.text-wrong', 'after a wrong login the right one works', async ({ wire, secrets }) => {
    const [{ login, other }, w] = [await secrets(), await wire()];
    const { user, password } = login;
    for (const wrong of [
      { user, password: other.password },
      { user: other.user, password },
      { user, password: password.slice(0, -1) },
      { user, password: `${password}x` },
    ])
      expect(await say(w, loginAs(wrong))).toBe(failure);
    expect(await say(w, 'get unseen\r\n')).toBe(unauthenticated);
    expect(await say(w, loginAs(login))).toBe('STORED');
    expect(await w.exchange('get unseen\r\n')).toBe('END\r\n');
  });

  claim('auth.text-no-space', 'a token without a space is rejected', async ({ wire, secrets }) => {
    const [{ login }, w] = [await secrets(), await wire()];
    const bad = 'CLIENT_ERROR bad authentication token format';
    expect(await say(w, setOf(`${login.user}:${login.password}`))).toBe(bad);
    given(await say(w, loginAs(login))).toBe('STORED');
  });

  claim(
    'auth.text-token-limit',
    'a token of 16385 bytes is rejected before it comes, one of 1000 bytes after it',
    async ({ answerTo }) => {
      expect(await answerTo(setOf(`user ${'x'.repeat(995)}`))).toBe(failure);
      expect(await answerTo('set auth 0 0 16385\r\n')).toBe('CLIENT_ERROR auth token too long');
    },
  );

  claim('auth.text-required', 'no command works before the login', async ({ wire, secrets }) => {
    const [{ login }, w] = [await secrets(), await wire()];
    const more = ['stats items', 'incr key 1', 'delete key', 'nonsense'];
    for (const line of ['get key', 'version', ...more])
      expect(await say(w, `${line}\r\n`)).toBe(unauthenticated);
    given(await say(w, loginAs(login))).toBe('STORED');
    expect(await say(w, 'delete key\r\n')).toBe('NOT_FOUND');
  });

  claim('auth.text-short-line', 'a line of fewer than six bytes is rejected before the login', {
    documented: async ({ answerTo }) => {
      expect(await answerTo('mn\r\n')).toBe(unauthenticated);
      expect(await answerTo('quit\r\n')).toBe(unauthenticated);
    },
    deviates: async ({ answerTo }) => {
      expect(await answerTo('mn\r\n')).toBe('closed');
      expect(await answerTo('quit\r\n')).toBe('closed');
    },
  });

  // A set is a try to log in, whatever it is meant for; its block is the token.
  claim(
    'auth.text-failed-store-leaks-nothing',
    'what is sent before the login has no effect',
    async ({ wire, text, secrets, key }) => {
      const [{ login }, cache, w, k] = [await secrets(), await text(), await wire(), key()];
      await logIn(cache, login);
      given(await cache.set(k, 'one')).toBe('stored');
      expect(await say(w, `set ${k} 0 0 5\r\nu two\r\n`)).toBe(failure);
      expect(await say(w, `delete ${k}\r\n`)).toBe(unauthenticated);
      expect(await say(w, 'flush_all\r\n')).toBe(unauthenticated);
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim('auth.text-per-connection', 'a login is for one connection', async ({ wire, secrets }) => {
    const [{ login }, one, two] = [await secrets(), await wire(), await wire()];
    given(await say(one, loginAs(login))).toBe('STORED');
    expect(await say(two, 'get unseen\r\n')).toBe(unauthenticated);
    given(await one.exchange('get unseen\r\n')).toBe('END\r\n');
  });

  // The line end completes what is no packet here.
  claim(
    'auth.text-binary-refused',
    'a binary packet is taken for a line of text',
    async ({ wire, answerTo, secrets }) => {
      const [{ login }, w] = [await secrets(), await wire()];
      const packet = `${encodeRequest({ opcode: opcodes.version }).toString('latin1')}\r\n`;
      expect(await answerTo(packet)).toBe(unauthenticated);
      given(await say(w, loginAs(login))).toBe('STORED');
      expect(await w.exchange(packet)).toMatch(/^(CLIENT_)?ERROR.*\r\n$/);
    },
  );

  claim(
    'auth.text-reload',
    'a changed password file is read on SIGHUP',
    async ({ ownServer, text, answerTo, secrets }) => {
      const [{ login, other }, cache] = [await secrets(), await text()];
      await logIn(cache, login);
      const reply = (): Promise<string> => answerTo(loginAs(other));
      given(await reply()).toBe(failure);
      await ownServer.writeFiles({ passwords: passwordFile(other) });
      expect(await reply()).toBe(failure);
      await ownServer.signal('SIGHUP');
      expect(await eventually(cache, reply, (line) => line === 'STORED', 3)).toBe('STORED');
      expect(await answerTo(loginAs(login))).toBe(failure);
      // A client that is logged in stays so.
      expect(await cache.get('unseen')).toBe('miss');
    },
  );

  claim(
    'auth.text-stats',
    'auth_cmds and auth_errors count logins',
    async ({ text, answerTo, secrets }) => {
      const [{ login, other }, cache] = [await secrets(), await text()];
      await logIn(cache, login);
      const before = await cache.stats();
      given(await answerTo(loginAs(other))).toBe(failure);
      given(await answerTo(loginAs(login))).toBe('STORED');
      const after = await cache.stats();
      expect(Number(after.auth_cmds) - Number(before.auth_cmds)).toBe(2);
      expect(Number(after.auth_errors) - Number(before.auth_errors)).toBe(1);
      expect((await cache.stats('settings')).auth_enabled_ascii).toMatch(/\/passwords$/);
    },
  );
});
