import { findBinaries } from '../src/queue/binaries.ts';

/** Before all test files: without Redis and PostgreSQL none of them can start. */
export default async function setup(): Promise<void> {
	await findBinaries();
}
