namespace VillageCloud.Domain.People.Staff;

/// <summary>For whom somebody sits at the table where a rule is agreed on (三方议事).</summary>
public enum Seat
{
    Farmers,
    Enterprise,
    Government,
}
