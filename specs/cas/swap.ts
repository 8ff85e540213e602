export { casOf, textOf } from '../../fixtures/drivers/reads';
