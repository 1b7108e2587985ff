import { factsOf } from '../control/facts.ts';
import { createMeetingTraffic } from '../control/meeting-traffic.ts';
import { createTraffic } from '../control/traffic.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { describe } from './description.ts';
import { readFaults } from './faults-file.ts';
import type { Options } from './options.ts';
import { readSeed } from './seed-file.ts';
import { loadSnapshot, snapshotSaver } from './snapshot-file.ts';
import { prepareTls } from './tls.ts';

const usualRedirectUris = [
	'http://127.0.0.1:5678/rest/oauth2-credential/callback',
	'http://localhost:5678/rest/oauth2-credential/callback',
];

/** Between two steps of the meetings that run by themselves: one takes about half a minute. */
const meetingStep = 1500; // ms

/** Starts what the options ask for, until the process is asked to end. */
export async function run(options: Options): Promise<void> {
	const {
		redirectUris = usualRedirectUris,
		scopes,
		serviceAppScopes,
		snapshot,
		...others
	} = options;
	const seed = await readSeed(options.seed ?? 'demo');
	const simulator = createSimulator({
		...{ ...others, seed, redirectUris },
		...(scopes && { scopes }),
		...(serviceAppScopes && { serviceAppScopes }),
	});
	if (options.faults) {
		for (const fault of await readFaults(options.faults)) simulator.faults.next(fault);
	}
	simulator.rates.limit = options.rate;
	Object.assign(simulator.webhooks.weather, options.weather);
	const isRestored = snapshot !== undefined && (await loadSnapshot(simulator, snapshot));
	if (isRestored) changeIntegration(simulator, options);
	if (isRestored && options.seed !== undefined) {
		process.stderr.write(`The snapshot ${snapshot} is there, so --seed is not used.\n`);
	}
	const save = snapshot === undefined ? undefined : snapshotSaver(simulator, snapshot);

	// A place that cannot be written is better known now than at the end.
	await save?.();

	const { tls, authority, remove } = await prepareTls(options);
	const listening = simulator.listen(options.port, { tls, host: options.host });
	// When the port is taken, nothing stays behind.
	const { url, close } = await listening.catch(async (error: Error) => {
		await remove();
		throw error;
	});

	simulator.chatter.set(options.chatter);
	const traffic = createTraffic(simulator.world, { bursts: 0.1, edits: 0.05, deletes: 0.02 });
	const meetings = createMeetingTraffic(simulator.world);
	const ends = options.traffic ? [traffic.start(options.traffic), meetings.start(meetingStep)] : [];
	const report = (error: Error) => {
		process.stderr.write(`The snapshot could not be saved: ${error.message}\n`);
		process.exitCode = 1;
	};
	if (save) process.on('SIGUSR2', () => void save().catch(report));
	const stop = async () => {
		for (const end of ends) end();
		try {
			await close();
		} finally {
			await save?.().catch(report);
			await remove();
		}
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	// Last, because whoever reads it may send a signal at once.
	process.stdout.write(
		options.isJson
			? `${JSON.stringify(factsOf(simulator, url, authority))}\n`
			: describe(simulator, url, authority),
	);
}

/** What the command line names goes before what a snapshot remembers. */
function changeIntegration(
	{ integration, serviceApp, tokens, meetingsXml }: Simulator,
	{ redirectUris, scopes, serviceAppScopes }: Options,
): void {
	const changes = { ...(redirectUris && { redirectUris }) };
	tokens.integrations.set(integration.clientId, {
		...integration,
		...changes,
		...(scopes && { scopes }),
	});
	tokens.integrations.set(serviceApp.clientId, {
		...serviceApp,
		...(serviceAppScopes && { scopes: serviceAppScopes }),
	});
	const old = meetingsXml.integration;
	meetingsXml.tokens.integrations.set(old.clientId, { ...old, ...changes });
}
