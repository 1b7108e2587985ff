import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/teams */
export const Team = z.looseObject({
	/** Team ID. */
	id: z.string(),
	/** Its name, as people see it. */
	name: z.string().optional(),
	/** What it is for. */
	description: z.string().optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
	/** Who created it, a person ID. */
	creatorId: z.string().optional(),
	/** Fields that could not be decrypted. */
	errors: z.looseObject({}).optional(),
});
export type Team = z.infer<typeof Team>;

export const CreateTeam = z.strictObject({
	/** Its name, as people see it. */
	name: z.string(),
	/** What it is for. */
	description: z.string().optional(),
});
export type CreateTeam = z.infer<typeof CreateTeam>;

export const UpdateTeam = z.strictObject({
	/** The team. */
	teamId: z.string(),
	/** Its name, as people see it. */
	name: z.string(),
	/** What it is for. */
	description: z.string().optional(),
});
export type UpdateTeam = z.infer<typeof UpdateTeam>;
