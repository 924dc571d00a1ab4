/** The manifest of the build that asks BigQuery itself. */
export function warehouseManifest(): {
  oauthScopes: string[];
  dependencies: { enabledAdvancedServices: { userSymbol: string; serviceId: string; version: string }[] };
};

/** Builds it, into that folder or another. */
export function buildWarehouse(wanted?: { readable?: boolean; out?: string }): Promise<void>;
