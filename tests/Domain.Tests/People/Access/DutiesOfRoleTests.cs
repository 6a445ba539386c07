using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Domain.Tests.People.Access;

/// <summary>Who asks for another's power can't agree to it, and somebody is always left who can do each.</summary>
public sealed class DutiesOfRoleTests
{
    [Test]
    public void No_role_may_both_ask_for_a_change_of_the_staff_and_agree_to_it() => Assert.That(
        Enum.GetValues<StaffRole>().Where(role => role.May(Duty.KeepStaff) && role.May(Duty.Review)), Is.Empty);

    [TestCase(StaffRole.Treasurer, new[] { StaffRole.Reviewer, StaffRole.Supervisor }, "staff.last_one")]
    [TestCase(StaffRole.Reviewer, new[] { StaffRole.Treasurer, StaffRole.StoreKeeper }, "staff.last_one")]
    [TestCase(StaffRole.Treasurer, new[] { StaffRole.Treasurer }, null)]
    [TestCase(StaffRole.Reviewer, new[] { StaffRole.Treasurer, StaffRole.Reviewer }, null)]
    [TestCase(StaffRole.StoreKeeper, new StaffRole[0], null)]
    public void The_last_one_who_could_ask_or_agree_does_not_go(StaffRole goes, StaffRole[] stay, string? refused) =>
        Assert.That(DutiesOfRole.RefuseLast(goes, stay)?.Code, Is.EqualTo(refused));
}
