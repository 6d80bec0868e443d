using static SocCoordination.Service.Features.Demo.Stories.LineShape;

namespace SocCoordination.Service.Features.Demo.Stories;

/// <summary>The attacks of the trial, told as the logs of Vietnamese agencies tell them. The first two are told first, so that a case and an escalation come early.</summary>
internal static class AttackStories
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static readonly IReadOnlyList<AttackStory> All =
    [
        new("web-shell", "Trung tâm Phục vụ hành chính công tỉnh", "motcua-web-01", ["Web Scanning By One Address", "Web Shell Uploaded, Then Used", "Web Shell Command"],
            new StoryStep(NginxAccess, 60, Second, """{ip} - - [{clf}] "GET /quan-tri-{n}/ HTTP/1.1" 404 153 "-" "Mozilla/5.0 (X11; Linux x86_64)" """),
            StoryStep.Once(NginxAccess,
                """{ip} - - [{clf}] "POST /ckfinder/core/connector/php/connector.php?command=FileUpload&type=Images HTTP/1.1" 200 120 "-" "Mozilla/5.0" """),
            StoryStep.Once(NginxAccess, """{ip} - - [{clf}] "GET /userfiles/images/anh-{n}.php HTTP/1.1" 200 0 "-" "Mozilla/5.0" """),
            StoryStep.Once(NginxAccess, """{ip} - - [{clf}] "GET /userfiles/images/anh-{n}.php?cmd=whoami HTTP/1.1" 200 9 "-" "Mozilla/5.0" """),
            StoryStep.Once(NginxAccess, """{ip} - - [{clf}] "GET /userfiles/images/anh-{n}.php?cmd=cat%20/etc/passwd HTTP/1.1" 200 1800 "-" "Mozilla/5.0" """)),

        new("ransomware", "UBND phường Ea Kao", "PC-EAKAO-KT", ["Backups Or Shadow Copies Deleted", "Documents Of A Computer Renamed En Masse", "Ransom Notes Dropped In Several Folders"],
            StoryStep.Once(WindowsEvent,
                """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Provider_Name":"Microsoft-Windows-Sysmon","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Image":"C:\\Windows\\System32\\vssadmin.exe","CommandLine":"vssadmin.exe Delete Shadows /All /Quiet","ParentImage":"C:\\Users\\Public\\hoadon.exe","User":"{host}\\ketoan"}"""),
            new StoryStep(WindowsEvent, 90, Second / 2,
                """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":11,"Provider_Name":"Microsoft-Windows-Sysmon","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Image":"C:\\Users\\Public\\hoadon.exe","TargetFilename":"D:\\KeToan\\2026\\bang-luong-{n}.xlsx.id-9A31F2.locked","User":"{host}\\ketoan"}"""),
            new StoryStep(WindowsEvent, 8, Second,
                """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":11,"Provider_Name":"Microsoft-Windows-Sysmon","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Image":"C:\\Users\\Public\\hoadon.exe","TargetFilename":"D:\\KeToan\\Thang{n}\\Restore-My-Files.txt","User":"{host}\\ketoan"}""")),

        new("ssh-guessed", "Sở Khoa học và Công nghệ", "web-skhcn", ["SSH Password Guessing From One Address", "SSH Login After Password Guessing"],
            new StoryStep(AuthLog, 24, 3 * Second, "{syslog} {host} sshd[81{n}]: Failed password for root from {ip} port 40{n} ssh2"),
            StoryStep.Once(AuthLog, "{syslog} {host} sshd[999]: Accepted password for root from {ip} port 4999 ssh2")),

        new("mailbox-taken", "Sở Y tế", "web-syt", ["Web Login After Guessing"],
            new StoryStep(NginxAccess, 80, 2 * Second, """{ip} - - [{clf}] "POST /wp-login.php HTTP/1.1" 200 4210 "-" "Mozilla/5.0" """),
            StoryStep.Once(NginxAccess, """{ip} - - [{clf}] "POST /wp-login.php HTTP/1.1" 302 0 "-" "Mozilla/5.0" """, """{ip} - - [{clf}] "GET /wp-admin/ HTTP/1.1" 200 52000 "-" "Mozilla/5.0" """)),

        new("mail-guessing", DemoProvince.DataCentre, "mail-01", ["Mail Passwords Guessed En Masse"],
            new StoryStep(MailLog, 330, Second / 2, "{syslog} {host} dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<canbo{n}@daklak.gov.vn>, method=PLAIN, rip={ip}, lip=10.10.3.25, TLS")),

        new("log-cleared", "Bệnh viện Đa khoa vùng Tây Nguyên", "HIS-BVTN", ["Windows Security Log Cleared", "Account Added To The Local Administrators"],
            StoryStep.Once(WindowsEvent,
                """{"Channel":"Security","EventID":4732,"Provider_Name":"Microsoft-Windows-Security-Auditing","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"TargetUserName":"Administrators","TargetSid":"S-1-5-32-544","MemberSid":"S-1-5-21-1004336348-1177238915-682003330-1105","MemberName":"-","SubjectUserName":"hotro","SubjectDomainName":"{host}"}"""),
            StoryStep.Once(WindowsEvent,
                """{"Channel":"Security","EventID":1102,"Provider_Name":"Microsoft-Windows-Eventlog","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"SubjectUserName":"hotro","SubjectDomainName":"{host}"}""")),

        new("macro", "Sở Tài chính", "PC-STC-01", ["Office Program Starts A Shell", "Encoded PowerShell Command"],
            StoryStep.Once(WindowsEvent,
                """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Provider_Name":"Microsoft-Windows-Sysmon","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Image":"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe","CommandLine":"powershell.exe -NoP -W Hidden -Enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkALgBEAG8AdwBuAGwAbwBhAGQAUwB0AHIAaQBuAGcA","ParentImage":"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE","ParentCommandLine":"WINWORD.EXE /n C:\\Users\\ketoan\\Downloads\\thong-bao-luong.docm","User":"{host}\\ketoan"}""")),

        new("sql-injection", "Trường THPT Chuyên Nguyễn Du", "web-nguyendu", ["SQL Injection"],
            new StoryStep(NginxAccess, 12, 2 * Second, """{ip} - - [{clf}] "GET /tin.php?id={n}%27%20UNION%20ALL%20SELECT%20NULL,NULL,version()--%20- HTTP/1.1" 200 512 "-" "sqlmap/1.8" """)),

        new("defender-off", "UBND xã Krông Năng", "PC-KRNANG-01", ["Microsoft Defender Reports That It Was Switched Off", "Service Installed From A Folder That Anyone Can Write To"],
            StoryStep.Once(WindowsEvent,
                """{"Channel":"Microsoft-Windows-Windows Defender/Operational","EventID":5001,"Provider_Name":"Microsoft-Windows-Windows Defender","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Product Name":"Microsoft Defender Antivirus","Product Version":"4.18.26090.9"}"""),
            StoryStep.Once(WindowsEvent,
                """{"Channel":"System","EventID":7045,"Provider_Name":"Service Control Manager","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"ServiceName":"WinUpdateSvc","ImagePath":"C:\\Windows\\Temp\\svc.exe -k","ServiceType":"user mode service","StartType":"auto start","AccountName":"LocalSystem"}""")),

        new("secrets-probed", "Báo và Phát thanh, Truyền hình Đắk Lắk", "bao-web-01", ["Probing For Configuration, Backup And Administration Pages"],
            StoryStep.Once(NginxAccess,
                """{ip} - - [{clf}] "GET /.env HTTP/1.1" 404 153 "-" "-" """, """{ip} - - [{clf}] "GET /.git/config HTTP/1.1" 404 153 "-" "-" """,
                """{ip} - - [{clf}] "GET /backup.zip HTTP/1.1" 404 153 "-" "-" """, """{ip} - - [{clf}] "GET /wp-config.php.bak HTTP/1.1" 404 153 "-" "-" """,
                """{ip} - - [{clf}] "GET /phpmyadmin/index.php HTTP/1.1" 404 153 "-" "-" """, """{ip} - - [{clf}] "GET /wp-login.php HTTP/1.1" 404 153 "-" "-" """,
                """{ip} - - [{clf}] "GET /actuator/env HTTP/1.1" 404 153 "-" "-" """, """{ip} - - [{clf}] "GET /sao-luu.sql HTTP/1.1" 404 153 "-" "-" """,
                """{ip} - - [{clf}] "GET /server-status HTTP/1.1" 403 153 "-" "-" """)),

        new("firewall-scanned", DemoProvince.DataCentre, "FGT-TTDL", ["Port Scan From The Internet"],
            new StoryStep(Firewall, 80, Second,
                """<189>date={date} time={time} devname="{host}" devid="FG100E4Q17000001" tz="{offset}" logid="0001000014" type="traffic" subtype="local" level="notice" vd="root" srcip={ip} srcport=51{n} srcintf="wan1" dstip=198.51.100.10 dstport=10{n} dstintf="root" proto=6 action="deny" policyid=0 service="tcp/10{n}" sentbyte=0 rcvdbyte=0""")),
    ];
}
