namespace Pipeline.Rollup;

/// <summary>By the end of this day of a history the member had become staff, or had stopped being it.</summary>
internal readonly record struct StaffDay(int Day, int Member, bool IsStaff);
