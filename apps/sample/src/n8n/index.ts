export { untilFinished } from '../executions.ts';
export { freePort } from '../queue/ports.ts';
export {
	type Credential,
	type Execution,
	N8nApi,
	type StoredWorkflow,
	type WorkflowFile,
} from './api.ts';
export { connectCredential } from './connect.ts';
export { n8nVersion, startServer } from './server.ts';
