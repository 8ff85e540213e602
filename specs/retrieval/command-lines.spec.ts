import { describe } from '../../fixtures/claims';
import { anErrorLine, ERROR, replies } from '../../fixtures/claims/replies';
import { claim } from './claims';

describe('retrieval › command lines', () => {
  claim(
    'retrieval.get.no-keys',
    'get and gets without a key get an error line',
    replies(() => [[anErrorLine, 'get', 'gets', 'get ']]),
  );

  claim('retrieval.tab-is-not-delimiter', 'a tab separates words as a space does', {
    documented: replies(({ number, numberReply }) => [[numberReply, `get\t${number}`]]),
    deviates: replies(({ text, number }) => [
      [ERROR, `get\t${number}`, `delete\t${text}`, `incr\t${number}\t1`],
    ]),
  });

  claim('retrieval.leading-space', 'a line that begins with a space replies ERROR', {
    documented: replies(({ text, number }) => [
      [ERROR, ` get ${number}`, `  get ${number}`, ` delete ${text}`],
    ]),
    deviates: {
      served: replies(({ number, numberReply }) => [
        [numberReply, ` get ${number}`, `  get ${number}`],
      ]),
      shutdown: replies(({ number }) => [
        ['SERVER_ERROR: shutdown not enabled\r\n', `  get ${number}`, '  x'],
      ]),
    },
  });
});
