export { type ContractTools, storeContract } from './stores/contract.ts';
