import { describe, expect } from '../../fixtures/claims';
import {
  decodeResponse,
  encodeRequest,
  opcodes,
  status,
  type BinaryRequest,
} from '../../fixtures/protocol/binary-packet';
import type { Proof } from '../../fixtures/claims/proof';
import type { Login } from '../../fixtures/server/secrets/secrets';
import type { Wire } from '../../fixtures/wire/wire';
import { claim } from './claims';
import { saslAuth, saslStep } from './login';

/** What a response says of a login. */
const said = ({ status, value }: { status: number; value: Buffer }): [number, string] => [
  status,
  value.toString('latin1'),
];

const authenticated = [status.noError, 'Authenticated'];
const failure = [status.authenticationError, 'Auth failure.'];

/** What the response says that comes before the server closes the connection. */
async function requestAndEnd(wire: Wire, request: BinaryRequest): Promise<[number, string]> {
  await wire.send(encodeRequest(request));
  return said(decodeResponse(await wire.closed()));
}

async function statusOf(wire: Wire, request: BinaryRequest): Promise<number> {
  await wire.send(encodeRequest(request));
  return (await wire.readResponse()).status;
}

/** A connection that has logged in and then tried to once more, and what it answers to a get. */
async function afterSecondLogin(
  { wire, secrets, key }: Proof,
  second: Login,
): Promise<{ readonly raw: Wire; readonly response: [number, string] }> {
  const [{ login }, raw] = [await secrets(), await wire()];
  const get = { opcode: opcodes.get, key: key() };
  expect(await statusOf(raw, saslAuth(login))).toBe(status.noError);
  expect(await statusOf(raw, get)).toBe(status.keyNotFound);
  expect(await statusOf(raw, saslAuth(second))).toBe(status.authenticationError);
  await raw.send(encodeRequest(get));
  return { raw, response: said(await raw.readResponse()) };
}

describe('auth › SASL', () => {
  claim('auth.sasl-list', 'PLAIN is among the mechanisms', async ({ binary }) => {
    const response = await (await binary()).request({ opcode: opcodes.saslList });
    expect(response.status).toBe(status.noError);
    expect(response.value.toString('latin1').split(' ')).toContain('PLAIN');
  });

  claim(
    'auth.sasl-plain',
    'user and password open the connection, and no other',
    async ({ binary, secrets, key }) => {
      const [{ login }, cache, another] = [await secrets(), await binary(), await binary()];
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
      const k = key();
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
      expect(await another.get(k)).toBe('not authenticated');
    },
  );

  claim(
    'auth.sasl-plain',
    'memjs logs in with user and password',
    async ({ server, memjs, secrets, key }) => {
      const { user: username, password } = (await secrets()).login;
      const login = memjs(server, { username, password });
      await expect(login).resolves.toHaveProperty('driver', 'memjs');
      const [k, cache] = [key(), await login];
      expect(await cache.set(k, 'one')).toBe('stored');
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim(
    'auth.sasl-wrong',
    'a wrong login fails, and the right one works after it',
    async ({ binary, secrets, key }) => {
      const [{ login, other }, cache] = [await secrets(), await binary()];
      const { user, password } = login;
      const tried = [
        await cache.request(saslAuth({ user, password: other.password })),
        await cache.request(saslAuth({ user, password: password.slice(0, -1) })),
        await cache.request(saslAuth({ user: other.user, password })),
      ];
      expect(tried.map(said)).toEqual([failure, failure, failure]);
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
      expect(await cache.get(key())).toBe('miss');
    },
  );

  claim(
    'auth.sasl-wrong',
    'memjs is refused with a wrong password',
    async ({ server, memjs, secrets }) => {
      const { login, other } = await secrets();
      const wrong = { username: login.user, password: other.password };
      await expect(memjs(server, wrong)).rejects.toThrow(/authentication failed/);
    },
  );

  claim(
    'auth.sasl-unknown-mech',
    'a mechanism that is not on offer fails',
    async ({ binary, secrets }) => {
      const [{ login }, cache] = [await secrets(), await binary()];
      expect(said(await cache.request(saslAuth(login, 'X-SPECS')))).toEqual(failure);
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
    },
  );

  claim(
    'auth.sasl-required',
    'before the login the server tells its version and its mechanisms',
    async ({ binary, server, secrets }) => {
      const [{ login, other }, cache] = [await secrets(), await binary()];
      const list = await cache.request({ opcode: opcodes.saslList });
      expect(list.status).toBe(status.noError);
      expect(await cache.version()).toBe(server.version);
      expect(said(await cache.request(saslAuth(other)))).toEqual(failure);
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
    },
  );

  claim(
    'auth.sasl-required',
    'before the login any other command ends the connection',
    async ({ wire, binary, secrets, key }) => {
      const [{ login }, cache, k] = [await secrets(), await binary(), key()];
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
      expect(await cache.set(k, 'one')).toBe('stored');
      const ends = [
        await requestAndEnd(await wire(), { opcode: opcodes.get, key: k }),
        await requestAndEnd(await wire(), { opcode: opcodes.delete, key: k }),
        await requestAndEnd(await wire(), { opcode: opcodes.flush }),
        await requestAndEnd(await wire(), { opcode: opcodes.noop }),
        await requestAndEnd(await wire(), { opcode: opcodes.stat }),
      ];
      expect(ends).toEqual([failure, failure, failure, failure, failure]);
      expect(await cache.get(k)).toHold('one');
    },
  );

  claim('auth.sasl-required', 'memjs without a login is refused', async ({ memjs, key }) => {
    const cache = await memjs();
    expect(await cache.set(key(), 'one')).toBe('not authenticated');
  });

  claim('auth.sasl-step-first', 'a step without a beginning fails', {
    documented: async ({ binary, secrets }) => {
      const [{ login }, cache] = [await secrets(), await binary()];
      expect(said(await cache.request(saslStep(login)))).toEqual(failure);
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
    },
    deviates: async ({ wire, secrets, ownServer }) => {
      const [{ login }, raw] = [await secrets(), await wire()];
      const end = await ownServer.endedBy(() => raw.send(encodeRequest(saslStep(login))));
      expect(end).toMatch(/SIGSEGV|exit code 139/);
    },
  });

  claim(
    'auth.sasl-text-refused',
    'a connection that speaks text is closed without a reply',
    async ({ answerTo }) => {
      // Longer than the head of a packet, which the server waits for.
      expect(await answerTo('get a-key-that-is-not-there\r\n')).toBe('closed');
      expect(await answerTo('version, and some more words\r\n')).toBe('closed');
    },
  );

  claim(
    'auth.sasl-failed-retains-none',
    'after a second login that is wrong, the first one counts no more',
    {
      documented: async (proof) => {
        const { other } = await proof.secrets();
        const { raw, response } = await afterSecondLogin(proof, other);
        expect(response).toEqual(failure);
        expect((await raw.closed()).length).toBe(0);
      },
      deviates: async (proof) => {
        const { other } = await proof.secrets();
        const { response } = await afterSecondLogin(proof, other);
        expect(response).toEqual([status.keyNotFound, 'Not found']);
      },
    },
  );

  claim(
    'auth.sasl-failed-retains-none',
    'a second login fails even with the right password, and takes the first away',
    {
      documented: async (proof) => {
        const { login } = await proof.secrets();
        const { raw, response } = await afterSecondLogin(proof, login);
        expect(response).toEqual(failure);
        expect((await raw.closed()).length).toBe(0);
      },
      deviates: async (proof) => {
        const { login } = await proof.secrets();
        const { response } = await afterSecondLogin(proof, login);
        expect(response).toEqual([status.keyNotFound, 'Not found']);
      },
    },
  );

  claim(
    'auth.sasl-stats',
    'logins are counted, and failed ones apart',
    async ({ binary, secrets }) => {
      const [{ login, other }, cache, another] = [await secrets(), await binary(), await binary()];
      expect(said(await cache.request(saslAuth(login)))).toEqual(authenticated);
      const before = await cache.stats();
      expect(said(await another.request(saslAuth(other)))).toEqual(failure);
      expect(said(await another.request(saslAuth(login)))).toEqual(authenticated);
      const after = await cache.stats();
      const more = (name: string): number => Number(after[name]) - Number(before[name]);
      expect([more('auth_cmds'), more('auth_errors')]).toEqual([2, 1]);
      expect(await cache.stats('settings')).toMatchObject({ auth_enabled_sasl: 'yes' });
    },
  );
});
