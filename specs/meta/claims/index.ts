/** The claim of this area: reads and what all commands have in common, and the commands that change items. */
import { claimsOf } from '../../../fixtures/claims';
import { metaGet } from './get';
import { metaRejected } from './rejected';
import { metaStore } from './store';

export const claim = claimsOf({ ...metaGet, ...metaStore, ...metaRejected });
