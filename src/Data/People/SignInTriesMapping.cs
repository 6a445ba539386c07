using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Access;

namespace VillageCloud.Data.People;

internal sealed class SignInTriesMapping : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.HasKey(tries => tries.Subject);
        builder.Property(tries => tries.Subject).HasMaxLength(SignInTries.LongestSubject);
        // What is old is cleared away.
        builder.HasIndex(tries => tries.LastAt);
    }
}
