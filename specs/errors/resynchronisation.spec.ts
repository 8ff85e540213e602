import { describe, expect } from '../../fixtures/claims';
import { allReply, badChunk, controlItems, storageCommands } from './control-items';
import { claim } from './claims';

describe('errors › resynchronisation › a block that is too long', () => {
  // A byte count of 1 stands for three bytes, `abc`, of which the last two are not CRLF. What comes
  // after them is a command, whatever the client meant.
  claim(
    'storage.data.too-long',
    'what follows the announced bytes is the next command',
    async (proof) => {
      const { text, number, numberReply, replies, state, before } = await controlItems(proof);
      const requests = storageCommands.map(
        (command) => `${command} ${text} 0 0 1 1\r\nabcget ${number}\r\n`,
      );
      expect(await replies(requests)).toEqual(allReply(requests, badChunk + numberReply));
      expect(await state()).toBe(before);
    },
  );

  claim('meta.ms.block-too-long', 'ms refuses it, also with q', async (proof) => {
    const { text, number, numberReply, replies, state, before } = await controlItems(proof);
    const requests = ['', ' q', ' T5 q', ' MA q'].map(
      (flags) => `ms ${text} 1${flags}\r\nabcget ${number}\r\n`,
    );
    expect(await replies(requests)).toEqual(allReply(requests, badChunk + numberReply));
    expect(await state()).toBe(before);
  });
});

describe('errors › resynchronisation › the block of a refused line', () => {
  claim(
    'errors.refused-line-skips-block',
    'the block of a storage line that is refused is not run',
    {
      documented: async (proof) => {
        const { text, number, replies, state, before } = await controlItems(proof);
        const block = `incr ${number} 1`;
        const requests = [
          `set ${text} x 0 ${String(block.length)}\r\n${block}\r\n`,
          `set ${text} 0 x ${String(block.length)}\r\n${block}\r\n`,
          `cas ${text} 0 0 ${String(block.length)} x\r\n${block}\r\n`,
        ];
        expect(await replies(requests)).toEqual(
          allReply(requests, /^CLIENT_ERROR bad command line format\r\n$/),
        );
        expect(await state()).toBe(before);
      },
      deviates: async (proof) => {
        const { text, number, replies } = await controlItems(proof);
        const block = `incr ${number} 1`;
        const request = `set ${text} x 0 ${String(block.length)}\r\n${block}\r\n`;
        expect(await replies([request])).toEqual({
          [request]: 'CLIENT_ERROR bad command line format\r\n6\r\n',
        });
        expect(await replies([`get ${text} ${number}\r\n`])).toEqual({
          [`get ${text} ${number}\r\n`]: `VALUE ${text} 7 4\r\nkept\r\nVALUE ${number} 0 1\r\n6\r\nEND\r\n`,
        });
      },
    },
  );

  claim(
    'meta.ms.error-swallows-block',
    'the block of an ms that is refused is not run',
    async (proof) => {
      const { text, number, numberReply, replies, state, before } = await controlItems(proof);
      const block = `incr ${number} 1`;
      const requests = ['Z', 'c c', 'Tx', 'Cx', 'Fx', 'MX', 'I I', 'T5 q Z'].map(
        (flags) => `ms ${text} ${String(block.length)} ${flags}\r\n${block}\r\nget ${number}\r\n`,
      );
      const refusedOnce = new RegExp(`^CLIENT_ERROR [^\\r\\n]+\\r\\n${numberReply}$`);
      expect(await replies(requests)).toEqual(allReply(requests, refusedOnce));
      expect(await state()).toBe(before);
    },
  );
});

describe('errors › resynchronisation › a value that is too large', () => {
  const tooLarge = 'SERVER_ERROR object too large for cache\r\n';

  // The value is made of commands: one that was run would show in the reply, and in the number.
  claim(
    'limits.value-too-large-in-step',
    'its block is not run, and the next command is served',
    async (proof) => {
      const { number, numberReply, replies, state, before } = await controlItems(proof);
      const k = proof.key('large');
      const command = `incr ${number} 1\r\n`;
      const block = command.repeat(Math.ceil(1_048_577 / command.length));
      const requests = storageCommands.map(
        (name) =>
          `${name} ${k} 0 0 ${String(block.length)} 1\r\n${block}\r\nget ${number} ${k}\r\n`,
      );
      expect(await replies(requests)).toEqual(allReply(requests, tooLarge + numberReply));
      expect(await state()).toBe(before);
    },
  );

  claim(
    'limits.too-large-reply-after-block',
    'it is refused when all of its block has come, not before',
    {
      documented: async ({ wire, key }) => {
        const [connection, other] = [await wire(), await wire()];
        const k = key('large');
        const length = 1_048_577;
        await connection.send(`set ${k} 0 0 ${String(length)}\r\n${'v'.repeat(length)}\r`);
        // The server's only thread serves its connections in turn: when it has answered another one
        // three times, it has read what was sent here, and a reply would have come.
        const version = /^VERSION \S+\r\n$/;
        expect(await other.exchange('version\r\n')).toMatch(version);
        expect(await other.exchange('version\r\n')).toMatch(version);
        expect(await other.exchange('version\r\n')).toMatch(version);
        expect(connection.received.toString('latin1')).toBe('');
        // The last byte of the block brings it.
        expect(await connection.exchange('\n')).toBe(tooLarge);
      },
      deviates: async ({ wire, key }) => {
        const connection = await wire();
        const length = 1_048_577;
        await connection.send(`set ${key('large')} 0 0 ${String(length)}\r\n`);
        expect(`${await connection.readLine()}\r\n`).toBe(tooLarge);
        expect(await connection.exchange(`${'v'.repeat(length)}\r\n`)).toBe('');
      },
    },
  );
});
