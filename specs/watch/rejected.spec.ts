import { describe } from '../../fixtures/claims';
import { ERROR, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

const notBefore = 'ERROR cannot pipeline other commands before ';

// Alone, these watches and dumps are rejected, too, with another text: their connections stay for commands.
describe('watch › rejected', () => {
  claim(
    'watch.bad',
    'watch of an unknown stream replies ERROR',
    replies(() => [[ERROR, 'watch nosuch', 'watch mutations nosuch', 'watch nosuch fetchers']]),
  );

  claim(
    'watch.pipelined-refused',
    'watch and metadump after a store in the same write are rejected',
    replies((_, { key }) => {
      const store = `set ${key()} 0 0 1\r\n1\r\n`;
      return [
        [`STORED\r\n${notBefore}watch\r\n`, `${store}watch nosuch`],
        [`STORED\r\n${notBefore}metadump\r\n`, `${store}lru_crawler metadump 0`],
      ];
    }),
  );

  claim(
    'watch.pipelined-behind-get',
    'watch and metadump after a get in the same write are rejected',
    {
      documented: replies(({ number, numberReply }) => [
        [`${numberReply}${notBefore}watch\r\n`, `get ${number}\r\nwatch nosuch`],
        [`${numberReply}${notBefore}metadump\r\n`, `get ${number}\r\nlru_crawler metadump 0`],
      ]),
      deviates: replies(({ number, numberReply }) => [
        [numberReply + ERROR, `get ${number}\r\nwatch nosuch`],
      ]),
    },
  );
});
