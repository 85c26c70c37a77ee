export function findInstalledBrowser(tried?: string[]): string | undefined;
export function findBrowser(): string;
