import { describe, expect, given } from '../../fixtures/claims';
import type { Proof } from '../../fixtures/claims/proof';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  type BinaryRequest,
  type BinaryResponse,
} from '../../fixtures/protocol/binary-packet';
import type { Login } from '../../fixtures/server/secrets/secrets';
import type { Wire } from '../../fixtures/wire/wire';
import { claim } from './claims';
import { saslAuth, saslStep } from './login';

const authenticated = { status: status.noError, value: Buffer.from('Authenticated') };
const failure = { status: status.authenticationError, value: Buffer.from('Auth failure.') };
const miss = { status: status.keyNotFound, value: Buffer.from('Not found') };

async function ask(wire: Wire, request: BinaryRequest): Promise<BinaryResponse> {
  await wire.send(encodeRequest(request));
  return wire.readResponse();
}

/** A connection that has logged in and then tried to again, and the response to its next get. */
async function afterSecondLogin(
  { wire, secrets, key }: Proof,
  second: Login,
): Promise<{ readonly w: Wire; readonly response: BinaryResponse }> {
  const [{ login }, w] = [await secrets(), await wire()];
  const get = { opcode: opcodes.get, key: key() };
  given(await ask(w, saslAuth(login))).toMatchObject({ status: status.noError });
  given(await ask(w, get)).toMatchObject({ status: status.keyNotFound });
  expect(await ask(w, saslAuth(second))).toMatchObject({ status: status.authenticationError });
  return { w, response: await ask(w, get) };
}

describe('auth › SASL', () => {
  claim('auth.sasl-list', 'List Mechs has PLAIN', async ({ binary }) => {
    const response = await (await binary()).request({ opcode: opcodes.saslList });
    expect(response.status).toBe(status.noError);
    expect(response.value.toString('latin1').split(' ')).toContain('PLAIN');
  });

  claim('auth.sasl-plain', 'PLAIN logs one connection in', async ({ binary, secrets, key }) => {
    const [{ login }, k] = [await secrets(), key()];
    const [cache, another] = [await binary(), await binary()];
    expect(await cache.request(saslAuth(login))).toMatchObject(authenticated);
    expect(await cache.set(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one');
    expect(await another.get(k)).toBe('not authenticated');
  });

  claim('auth.sasl-plain', 'memjs logs in by SASL', async ({ server, memjs, secrets, key }) => {
    const { user: username, password } = (await secrets()).login;
    const login = memjs(server, { username, password });
    await expect(login).resolves.toHaveProperty('driver', 'memjs');
    const [k, cache] = [key(), await login];
    expect(await cache.set(k, 'one')).toBe('stored');
    expect(await cache.get(k)).toHold('one');
  });

  claim('auth.sasl-wrong', 'a login works after a wrong one', async ({ binary, secrets, key }) => {
    const [{ login, other }, cache] = [await secrets(), await binary()];
    const { user, password } = login;
    for (const wrong of [
      { user, password: other.password },
      { user, password: password.slice(0, -1) },
      { user: other.user, password },
    ])
      expect(await cache.request(saslAuth(wrong))).toMatchObject(failure);
    expect(await cache.request(saslAuth(login))).toMatchObject(authenticated);
    expect(await cache.get(key())).toBe('miss');
  });

  claim('auth.sasl-wrong', 'memjs with a wrong login fails', async ({ server, memjs, secrets }) => {
    const { login, other } = await secrets();
    const wrong = { username: login.user, password: other.password };
    await expect(memjs(server, wrong)).rejects.toThrow(/authentication failed/);
  });

  claim('auth.sasl-unknown-mech', 'an unknown mechanism fails', async ({ binary, secrets }) => {
    const [{ login }, cache] = [await secrets(), await binary()];
    expect(await cache.request(saslAuth(login, 'X-SPECS'))).toMatchObject(failure);
    expect(await cache.request(saslAuth(login))).toMatchObject(authenticated);
  });

  claim(
    'auth.sasl-required',
    'Version and List Mechs are executed before the login',
    async ({ binary, server, secrets }) => {
      const [{ login, other }, cache] = [await secrets(), await binary()];
      const list = await cache.request({ opcode: opcodes.saslList });
      expect(list.status).toBe(status.noError);
      expect(await cache.version()).toBe(server.version);
      expect(await cache.request(saslAuth(other))).toMatchObject(failure);
      expect(await cache.request(saslAuth(login))).toMatchObject(authenticated);
    },
  );

  claim(
    'auth.sasl-required',
    'any other command before the login fails, and closes the connection',
    async ({ wire, binary, secrets, key }) => {
      const [{ login }, cache, k] = [await secrets(), await binary(), key()];
      given(await cache.request(saslAuth(login))).toMatchObject(authenticated);
      given(await cache.set(k, 'one')).toBe('stored');
      for (const request of [
        { opcode: opcodes.get, key: k },
        { opcode: opcodes.delete, key: k },
        { opcode: opcodes.flush },
        { opcode: opcodes.noop },
        { opcode: opcodes.stat },
      ]) {
        const w = await wire();
        await w.send(encodeRequest(request));
        expect(decodeResponse(await w.closed())).toMatchObject(failure);
      }
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim('auth.sasl-required', 'memjs without a login is rejected', async ({ memjs, key }) => {
    const cache = await memjs();
    expect(await cache.set(key(), 'one')).toBe('not authenticated');
  });

  claim('auth.sasl-step-first', 'a step before any login fails', {
    documented: async ({ binary, secrets }) => {
      const [{ login }, cache] = [await secrets(), await binary()];
      expect(await cache.request(saslStep(login))).toMatchObject(failure);
      expect(await cache.request(saslAuth(login))).toMatchObject(authenticated);
    },
    deviates: async ({ wire, secrets, ownServer }) => {
      const [{ login }, w] = [await secrets(), await wire()];
      const end = await ownServer.endedBy(() => w.send(encodeRequest(saslStep(login))));
      expect(end).toMatch(/SIGSEGV|exit code 139/);
    },
  });

  // Longer than the header of a packet, which the server waits for.
  claim('auth.sasl-text-refused', 'text closes the connection without a reply', async (proof) => {
    expect(await proof.answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
    expect(await proof.answerTo('version, and some more words\r\n')).toBe('closed');
  });

  for (const [which, title] of [
    ['other', 'a second login that is wrong ends the first one'],
    ['login', 'a second login with the right password fails, and ends the first one'],
  ] as const)
    claim('auth.sasl-failed-retains-none', title, {
      documented: async (proof) => {
        const { w, response } = await afterSecondLogin(proof, (await proof.secrets())[which]);
        expect(response).toMatchObject(failure);
        expect(await w.closed()).toHaveLength(0);
      },
      deviates: async (proof) => {
        const { response } = await afterSecondLogin(proof, (await proof.secrets())[which]);
        expect(response).toMatchObject(miss);
      },
    });

  claim(
    'auth.sasl-stats',
    'auth_cmds and auth_errors count logins',
    async ({ binary, secrets }) => {
      const [{ login, other }, cache, another] = [await secrets(), await binary(), await binary()];
      given(await cache.request(saslAuth(login))).toMatchObject(authenticated);
      const before = await cache.stats();
      given(await another.request(saslAuth(other))).toMatchObject(failure);
      given(await another.request(saslAuth(login))).toMatchObject(authenticated);
      const after = await cache.stats();
      expect(Number(after.auth_cmds) - Number(before.auth_cmds)).toBe(2);
      expect(Number(after.auth_errors) - Number(before.auth_errors)).toBe(1);
      expect(await cache.stats('settings')).toMatchObject({ auth_enabled_sasl: 'yes' });
    },
  );

  claim(
    'auth.sasl-disabled',
    'without -S the opcodes of SASL are unknown, and commands need no login',
    async ({ binary, key }) => {
      const [k, cache] = [key(), await binary()];
      for (const request of [
        { opcode: opcodes.saslList },
        { opcode: opcodes.saslAuth, key: 'PLAIN', value: '\0user\0password' },
        { opcode: opcodes.saslStep, key: 'PLAIN', value: 'more' },
      ])
        expect(await cache.request(request)).toMatchObject({ status: status.unknownCommand });
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );
});
