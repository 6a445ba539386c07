namespace VillageCloud.Features.People.Access;

/// <summary>What the trail tells of coming and going; what was done in between is told by each act itself.</summary>
public static class TrailVerbs
{
    public const string SignIn = "console.sign_in";
    public const string SignInFailed = "console.sign_in_failed";
    public const string SignOut = "console.sign_out";
    public const string RoleChanged = "staff.role_changed";
    public const string Disabled = "staff.disabled";
    public const string Enabled = "staff.enabled";
    public const string Restored = "village.restored";
    public const string Exported = "village.exported";
    public const string Closed = "village.closed";
    public const string Founded = "village.founded";
    public const string Added = "staff.added";
    public const string Reset = "staff.reset";
    public const string Unlocked = "staff.unlocked";
    public const string Joined = "staff.joined";
    public const string PayeeStopped = "payee.stopped_by_household";
    public const string WeChatEntered = "wechat.entered";
}
