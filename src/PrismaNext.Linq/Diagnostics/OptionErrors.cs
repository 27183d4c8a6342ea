namespace PrismaNext.Linq.Diagnostics;

/// <summary>Options that were given what they cannot mean.</summary>
internal static class OptionErrors
{
    public static PrismaNextException Invalid(string option, string given, string wanted) => new(
        "RUNTIME.OPTION_INVALID",
        $"{option} was given {given}.",
        $"It takes {wanted}.",
        $"Give {option} {wanted}, or leave it out for its default.");
}
