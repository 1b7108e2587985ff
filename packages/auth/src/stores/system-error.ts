/** Whether the system failed with this code, such as `ENOENT`. */
export const hasCode = (error: unknown, code: string): boolean =>
	error instanceof Error && 'code' in error && error.code === code;

/** For `catch`: this failure of the system counts as "nothing is there", every other one is thrown. */
export const ignoringCode =
	(code: string) =>
	(error: unknown): undefined => {
		if (hasCode(error, code)) return undefined;
		throw error;
	};
