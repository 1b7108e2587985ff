import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { refuseForeignReads } from '../guard.ts';
import type { Tokens } from '../oauth/tokens.ts';
import type { Simulator } from '../simulator.ts';
import type { Delivery } from '../webhooks/webhooks.ts';
import type { ControlState, ShownDelivery, ShownGrant } from './answers.ts';
import { readChecked } from './checked.ts';
import { credentialsOf } from './credentials.ts';
import { FaultForm } from './fault-form.ts';
import { meetingsControlApp } from './meetings-app.ts';
import { logSize, type RequestLog, withoutSecrets } from './requests.ts';

const ChatterForm = z.strictObject({ seconds: z.number().min(0).max(86_400) });

/** What people and programs do to a simulator that runs: for this machine only, without sign-in. */
export function controlApp(simulator: Simulator, requests: RequestLog): Hono {
	const { faults, chatter, webhooks, tokens, meetingsXml } = simulator;
	const allTokens = [tokens, meetingsXml.tokens];
	const app = new Hono();
	app.use('/control/*', refuseForeignReads);

	const state = (): ControlState => ({
		chatter: chatter.seconds,
		faults: faults.pending,
		requests: requests.last,
		deliveries: webhooks.last,
	});
	app.get('/control/state', (context) => context.json(state()));

	app.get('/control/credentials', (context) =>
		context.json(credentialsOf(simulator, new URL(context.req.url).origin)),
	);

	app.get('/control/requests', (context) => context.json(requests.after(readAfter(context))));

	app.get('/control/deliveries', (context) => {
		const after = readAfter(context);
		const kept = webhooks.deliveries.slice(-logSize).filter(({ number }) => number > after);
		return context.json(kept.map(shownDelivery));
	});
	app.post('/control/deliveries/:number/repeat', async (context) => {
		const wanted = context.req.param('number');
		const kept = webhooks.deliveries.slice(-logSize);
		const delivery = kept.find(({ number }) => String(number) === wanted);
		if (!delivery) throw new Failure(404, `There is no delivery with the number ${wanted}.`);
		return context.json(shownDelivery(await webhooks.repeat(delivery)));
	});

	const shownGrants = (): ShownGrant[] => allTokens.flatMap((each) => grantsOf(each, simulator));
	app.get('/control/grants', (context) => context.json(shownGrants()));
	app.post('/control/grants/:id/revoke', (context) => {
		const id = context.req.param('id');
		const isKnown = allTokens.some((each) => each.revokeGrant(id));
		if (!isKnown) throw new Failure(404, `There is no grant with the ID ${id}.`);
		return context.json(shownGrants().find((grant) => grant.id === id));
	});
	app.post('/control/tokens/expire', (context) => {
		const counts = allTokens.map((each) => each.expireAccessTokens());
		return context.json({ expired: counts.reduce((sum, count) => sum + count, 0) });
	});

	app.post('/control/faults', async (context) => {
		faults.next(await readChecked(context, FaultForm));
		return context.json(state());
	});
	app.delete('/control/faults', (context) => {
		faults.clear();
		return context.json(state());
	});

	app.post('/control/chatter', async (context) => {
		const { seconds } = await readChecked(context, ChatterForm);
		chatter.set(seconds);
		return context.json(state());
	});

	app.post('/control/reset', (context) => {
		simulator.reset();
		return context.json(state());
	});
	app.get('/control/snapshot', (context) => context.json(simulator.snapshot()));
	app.put('/control/snapshot', async (context) => {
		const snapshot = await context.req.json().catch(() => undefined);
		try {
			simulator.restore(snapshot);
		} catch (error) {
			throw new Failure(400, error instanceof Error ? error.message : String(error));
		}
		return context.json(state());
	});

	app.route('/', meetingsControlApp(simulator));

	app.all('/control/*', ({ req }) => {
		throw new Failure(404, `There is no ${req.method} ${req.path}.`);
	});
	return app;
}

/** The number of the last line that the asker has; 0 for all that are kept. */
function readAfter(context: Context): number {
	const value = context.req.query('after') ?? '0';
	if (!/^\d{1,15}$/.test(value)) throw new Failure(400, 'after: expected a whole number.');
	return Number(value);
}

/** Without body and headers: these have what the receiver trusts. */
const shownDelivery = ({ body, headers, targetUrl, ...shown }: Delivery): ShownDelivery => ({
	...shown,
	targetUrl: withoutSecrets(targetUrl),
});

function grantsOf(tokens: Tokens, { world }: Simulator): ShownGrant[] {
	return tokens.grants().map(({ id, personId, clientId, scopes, revoked }) => ({
		id,
		person: world.people.get(personId)?.email ?? personId,
		integration: tokens.integrations.get(clientId)?.name ?? clientId,
		scopes,
		isRevoked: revoked,
	}));
}
