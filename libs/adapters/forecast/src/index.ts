export { mstlModel } from './mstl-model';
