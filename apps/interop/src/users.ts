import type { Simulator } from '@webex-nodes/simulator';

/** An account in the form of the vendor's test helpers. */
export interface TestUser {
	/** A bare UUID. */
	readonly id: string;
	readonly personId: string;
	readonly displayName: string;
	/** The same; some tests read this one. */
	readonly name: string;
	readonly email: string;
	readonly emailAddress: string;
	readonly token: {
		readonly access_token: string;
		readonly token_type: string;
		readonly expires_in: number;
	};
}

/** New people of the simulator, each with a token. */
export function createUsers({ world, tokens }: Simulator, count: number): TestUser[] {
	return Array.from({ length: count }, (_, index) => {
		const displayName = `Test User ${index + 1}`;
		// Some tests tell people apart by their domain.
		const email = `test-user@example-${index + 1}.com`;
		const person = world.addPerson({ displayName, email });
		const { value } = tokens.issueFixed({
			personId: person.id,
			scopes: ['spark:all', 'spark:kms'],
			expiresAt: Number.POSITIVE_INFINITY,
		});
		return {
			id: Buffer.from(person.id, 'base64').toString().split('/').at(-1) ?? '',
			personId: person.id,
			displayName,
			name: displayName,
			email,
			emailAddress: email,
			token: { access_token: value, token_type: 'Bearer', expires_in: 86_400 },
		};
	});
}
