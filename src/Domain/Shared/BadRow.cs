namespace VillageCloud.Domain.Shared;

/// <summary>What can't be taken of somebody's file, and what to do about it.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Text">What stands there.</param>
public sealed record BadRow(int Line, string Heading, string Text, string Why)
{
    public string InWords => $"第 {Line} 行「{Heading}」是“{Text}”，{Why}";
}
