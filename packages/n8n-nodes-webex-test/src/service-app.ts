import { createHarness, type Harness } from './harness.ts';

/** A harness whose credential is a service app, with a token that is not requested yet. */
export async function withServiceApp(
	options: Parameters<typeof createHarness>[0] = {},
): Promise<Harness & { memberOf: string }> {
	const created = await createHarness(options);
	const { simulator, credential } = created;
	const machine = simulator.world.findPersonByEmail('fernhill-service@webex.bot');
	if (!machine) throw new Error('The service app has no account');
	const room = simulator.world.addRoom({ title: 'Machines', members: [machine] });
	const { clientId, clientSecret, scopes } = simulator.serviceApp;
	const { refresh_token } = simulator.tokens.grant(simulator.serviceApp, machine.id, scopes);
	const { environment, baseUrl } = credential.stored;
	credential.stored = {
		environment,
		baseUrl,
		clientId,
		clientSecret,
		refreshToken: refresh_token,
		accessToken: '',
	} as never;
	return { ...created, memberOf: room.id };
}
