namespace VillageCloud.Data.Leaving;

/// <summary>What the model can't say of a table: whose it is where no column says so, and what of a village stays out
/// of its export, each with its reason.</summary>
public static class TableRoles
{
    private const string OpensSomething = "it opens something";

    private const string Accounts =
        "user_id IN (SELECT id FROM staff_accounts WHERE cooperative_id = @village)";

    /// <summary>No village's: neither exported nor erased with one.</summary>
    public static IReadOnlyDictionary<string, string> OfTheInstallation { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cookie_keys"] = "what the console's cookies are sealed with, of every village",
            ["sign_in_tries"] = "counts of wrong passwords under hashes, gone after a day",
            ["erased_villages"] = "what is left of villages that are gone",
        };

    /// <summary>A village's, and not in its export.</summary>
    public static IReadOnlyDictionary<string, string> NotExported { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sessions"] = OpensSomething, ["staff_sessions"] = OpensSomething,
            ["staff_invitations"] = OpensSomething, ["staff_account_tokens"] = OpensSomething,
            ["staff_account_logins"] = OpensSomething, ["staff_account_claims"] = OpensSomething,
            ["idempotency_records"] = "what a retry is answered; the rows that it tells of are exported",
        };

    /// <summary>By table and column: left out of a table that is exported.</summary>
    public static IReadOnlyDictionary<string, string> SecretColumns { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["staff_accounts.factor_key"] = OpensSomething, ["staff_accounts.last_code_step"] = OpensSomething,
            ["staff_accounts.password_hash"] = OpensSomething, ["staff_accounts.security_stamp"] = OpensSomething,
            ["staff_accounts.concurrency_stamp"] = OpensSomething, ["staff_requests.code_hash"] = OpensSomething,
            ["merchant_accounts.app_secret"] = OpensSomething, ["merchant_accounts.merchant_key"] = OpensSomething,
            ["merchant_accounts.api_v3_key"] = OpensSomething, ["merchant_accounts.push_token"] = OpensSomething,
            ["merchant_accounts.push_key"] = OpensSomething,
            ["phone_links.code_hash"] = OpensSomething, ["phone_links.check_number"] = OpensSomething,
            ["payouts.package_info"] = "by it a payee's phone takes the money",
        };

    /// <summary>Whose rows are the village's where they hold no number of it.</summary>
    internal static IReadOnlyDictionary<string, string> OwnedBy { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cooperatives"] = "id = @village", ["staff_account_claims"] = Accounts,
            ["staff_account_logins"] = Accounts, ["staff_account_tokens"] = Accounts,
        };
}
