import { z } from 'zod';

/** The type of the input and of the result of each operation. */
export type Schemas = Readonly<Record<string, { input: z.ZodObject; output: z.ZodType }>>;

export const id = (name: string) => z.object({ [name]: z.string() });
export const nothing = z.object({});
export const itemsOf = (item: z.ZodType) => z.object({ items: z.array(item) });
