// One of several processes that share a token file: finds each token refused, and refreshes.
import { customEnvironment, integrationGrant, refreshingTokens } from '@webex-nodes/auth';
import { fileStore } from '@webex-nodes/auth/file';
import { undiciTransport } from '@webex-nodes/http/undici';

const [path = '', key = '', url = '', clientId = '', clientSecret = ''] = process.argv.slice(2);
const environment = customEnvironment(`${url}/v1`);
const tokens = refreshingTokens({
	grant: integrationGrant({ clientId, clientSecret, environment }),
	store: fileStore({ path, key }),
	transport: undiciTransport(),
});
const failures: string[] = [];
let stopped = false;
process.on('message', () => {
	stopped = true;
});
while (!stopped) {
	try {
		tokens.refuse(await tokens.get());
	} catch (error) {
		failures.push(`${(error as Error).name}: ${(error as Error).message}`);
		stopped = true;
	}
}
process.send?.(failures, () => process.disconnect());
