namespace VillageCloud.Domain.Shop.Visits;

/// <summary>So many visits on one Beijing day, as <see cref="VisitDay"/> says what a visit is.</summary>
public readonly record struct DayVisits(DateOnly Day, int Visits);
