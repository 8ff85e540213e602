import { claims, claimsOf } from '../../fixtures/claims';
import { asksForPassword, asksForSasl } from '../../fixtures/server/secrets/start';

const authentication = 'protocol.txt, Authentication';
const statistics = 'protocol.txt, General-purpose statistics';
const security = 'protocol-binary.txt, 5 Security Considerations; SASL wiki';

/** Before 1.5.15 there is no -Y. */
const text = { source: authentication, since: '1.5.15', ...asksForPassword };
const sasl = { source: security, since: '1.4.3', ...asksForSasl };

export const auth = claims({
  // The password file of the text protocol, -Y
  'auth.text-ok': {
    says: 'A set of any key whose block is a user and its password replies STORED, and from then on commands work.',
    ...text,
  },
  'auth.text-wrong': {
    says: 'A wrong password, one that is cut short, and an unknown user fail; the connection stays, and may try again.',
    ...text,
  },
  'auth.text-no-space': {
    says: 'A block without a space between user and password is a bad token.',
    ...text,
  },
  'auth.text-token-limit': {
    says: 'A set line with a length of more than 16384 bytes is rejected at once.',
    ...text,
    since: '1.6.42',
  },
  'auth.text-required': {
    says: 'Before the login every other command replies CLIENT_ERROR unauthenticated.',
    ...text,
  },
  'auth.text-short-line': {
    says: 'Before the login a line of fewer than six bytes is rejected like any other.',
    ...text,
    deviations: [{ from: '1.6.44', does: 'The connection is closed without a reply.' }],
  },
  'auth.text-failed-store-leaks-nothing': {
    says: 'Before the login nothing that is sent has an effect: neither does a store change an item, nor a flush empty the cache.',
    ...text,
  },
  'auth.text-per-connection': {
    says: 'A login is for one connection; another one needs its own.',
    ...text,
  },
  'auth.text-binary-refused': {
    says: 'A server with a password file speaks text only: a binary packet is not executed, neither before the login nor after it.',
    ...text,
  },
  'auth.text-reload': {
    says: 'After SIGHUP the password file is read again: new logins work, and those that are no longer in it do not.',
    ...text,
    source: 'memcached -h, -Y',
    waits: 2,
  },
  'auth.text-stats': {
    says: 'auth_cmds counts the logins that were tried and auth_errors those that failed; the settings name the file.',
    ...text,
    source: statistics,
  },

  // SASL in the binary protocol, -S
  'auth.sasl-list': {
    says: 'List Mechs replies the mechanisms on offer, separated by spaces; PLAIN is one of them.',
    ...sasl,
  },
  'auth.sasl-plain': {
    says: 'The mechanism PLAIN with the right user and password replies Authenticated, and from then on commands work.',
    ...sasl,
  },
  'auth.sasl-wrong': {
    says: 'A wrong password and an unknown user get Auth failure; the connection stays, and may try again.',
    ...sasl,
  },
  'auth.sasl-unknown-mech': {
    says: 'A mechanism that is not on offer fails, even with the right password.',
    ...sasl,
  },
  'auth.sasl-required': {
    says: 'Before the login every command but Version, List Mechs, Auth and Step gets Auth failure, and the connection is closed.',
    ...sasl,
  },
  'auth.sasl-step-first': {
    says: 'A step before any login fails, and the server goes on.',
    ...sasl,
    server: 'fresh',
    deviations: [{ to: '1.5.8', ends: true, does: 'It ends the server with SIGSEGV.' }],
  },
  'auth.sasl-text-refused': {
    says: 'A server that wants SASL closes connections that speak text, without a reply.',
    ...sasl,
    source: 'memcached.1, OPTIONS -S',
  },
  'auth.sasl-failed-retains-none': {
    says: 'A second login on a connection fails, and ends the first one: the next command is rejected.',
    ...sasl,
    deviations: [
      {
        to: '1.4.16',
        does: 'The second login fails, and leaves the first: commands are still executed.',
      },
    ],
  },
  'auth.sasl-stats': {
    says: 'auth_cmds counts the logins that were tried and auth_errors those that failed; the settings show that SASL is on.',
    ...sasl,
    source: statistics,
    since: '1.4.4',
  },
  'auth.sasl-disabled': {
    says: 'On a server without -S the opcodes of SASL are unknown commands.',
    source: 'memcached.1, OPTIONS -S',
    since: '1.4.3',
    server: 'own',
  },
});

export const claim = claimsOf(auth);
