import type { Person, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

/** A person by ID, or by email address. */
export async function findPerson(webex: RestClient, person: string): Promise<Person> {
	if (!person.includes('@')) return await webex.people.get({ personId: person });
	for await (const found of webex.people.list({ email: person.trim() })) return found;
	throw new WebexInputError(
		'Person',
		`nobody has the address ${person}, or the account may not see them`,
	);
}
