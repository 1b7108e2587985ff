import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/teams */
export const Team = z.looseObject({
	id: z.string(),
	name: z.string().optional(),
	description: z.string().optional(),
	created: z.string().optional().describe('ISO 8601'),
	creatorId: z.string().optional().describe('Person ID'),
	errors: z.looseObject({}).optional().describe('Fields that could not be decrypted'),
});
export type Team = z.infer<typeof Team>;

export const CreateTeam = z.strictObject({
	name: z.string(),
	description: z.string().optional(),
});
export type CreateTeam = z.infer<typeof CreateTeam>;

export const UpdateTeam = z.strictObject({
	teamId: z.string(),
	name: z.string(),
	description: z.string().optional(),
});
export type UpdateTeam = z.infer<typeof UpdateTeam>;
