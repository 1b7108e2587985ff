// Ends with a sentence where Redis or PostgreSQL is missing. The scripts run it before they install n8n, which takes
// minutes.
import { UserFacingError } from '../errors.ts';
import { findBinaries } from './binaries.ts';

try {
	await findBinaries();
} catch (error) {
	if (!(error instanceof UserFacingError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
