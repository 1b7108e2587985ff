import type { rest } from '@webex-nodes/client';
import { z } from 'zod';
import type { Endpoints } from './endpoint.ts';

export const people: Endpoints<typeof rest.people> = {
	me: {
		input: z.strictObject({}),
		handle: (_, { caller, world }) => {
			const [firstName = '', ...lastNames] = caller.displayName.split(' ');
			return {
				id: caller.id,
				emails: [caller.email],
				displayName: caller.displayName,
				nickName: firstName,
				firstName,
				lastName: lastNames.join(' '),
				orgId: world.organisationId,
				created: caller.created,
				lastModified: caller.created,
				timezone: 'Etc/UTC',
				status: 'active',
				type: caller.type,
			};
		},
	},
};
